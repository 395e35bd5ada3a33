using System.Runtime.InteropServices;

namespace WorkOrders.Cli.Hosting;

/// <summary>
/// Cancels a command when the process is asked to stop: by Ctrl-C, by SIGTERM, or by SIGHUP when the terminal is closed. The program then
/// ends by itself, so that it stops its database server. A second signal ends it immediately.
/// </summary>
internal sealed class StopSignals : IDisposable
{
    private static readonly PosixSignal[] Signals = [PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP];

    // Never disposed, because a signal may arrive at any time.
    private readonly CancellationTokenSource _stop = new();
    private readonly PosixSignalRegistration[] _registrations;

    /// <summary>Begins to handle the signals.</summary>
    public StopSignals() => _registrations = Array.ConvertAll(Signals, signal => PosixSignalRegistration.Create(signal, Stop));

    /// <summary>Cancelled by the first signal.</summary>
    public CancellationToken Token => _stop.Token;

    /// <summary>Restores the default handling.</summary>
    public void Dispose() => Array.ForEach(_registrations, registration => registration.Dispose());

    private void Stop(PosixSignalContext signal)
    {
        signal.Cancel = !_stop.IsCancellationRequested;
        _stop.Cancel();
    }
}
