using Microsoft.AspNetCore.Http.Features;

namespace WorkOrders.Api.Batches;

/// <summary>The status and headers of a response in memory. The response starts when it is complete.</summary>
internal sealed class BufferedResponse : HttpResponseFeature
{
    private readonly Stack<(Func<object, Task> Callback, object State)> _onStarting = [];
    private readonly Stack<(Func<object, Task> Callback, object State)> _onCompleted = [];

    /// <inheritdoc/>
    public override void OnStarting(Func<object, Task> callback, object state) => _onStarting.Push((callback, state));

    /// <inheritdoc/>
    public override void OnCompleted(Func<object, Task> callback, object state) => _onCompleted.Push((callback, state));

    /// <summary>Runs the callbacks that set headers.</summary>
    public Task Start() => Run(_onStarting);

    /// <summary>Runs the callbacks that dispose what the request used.</summary>
    public Task Complete() => Run(_onCompleted);

    private static async Task Run(Stack<(Func<object, Task> Callback, object State)> callbacks)
    {
        while (callbacks.TryPop(out var each))
        {
            await each.Callback(each.State);
        }
    }
}
