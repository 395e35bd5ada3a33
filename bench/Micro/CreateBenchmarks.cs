using System.Buffers;
using System.Text.Json;
using AutoMapper;
using BenchmarkDotNet.Attributes;
using FluentValidation;
using FluentValidation.Results;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using WorkOrders.Api.Http;
using WorkOrders.Api.Jobs;
using WorkOrders.Application.References;
using WorkOrders.Application.Requests;
using WorkOrders.Application.WorkOrders;
using WorkOrders.Application.WorkOrders.Create;

namespace WorkOrders.Micro;

/// <summary>What runs for each <c>POST /api/Jobs</c> beside HTTP and the database: message → command, validation, resolution and decision, answer.</summary>
public class CreateBenchmarks
{
    private static readonly Preferences AsUsual = Preferences.From(Parts.Caller.Settings);

    private readonly IMapper _mapper = Parts.Get<IMapper>();
    private readonly IValidator<CreateWorkOrderCommand> _validator = Parts.Get<IValidator<CreateWorkOrderCommand>>();
    private readonly ArrayBufferWriter<byte> _answer = new(16 * 1024);

    private byte[] _body = [];
    private Job _message = new();
    private CreateWorkOrderCommand _command = null!;
    private Snapshot _stored = null!;
    private CreatedWorkOrder _created = null!;

    /// <summary>The message: an ERP's that names rows by code, or the published sample that embeds its whole graph.</summary>
    [Params("erp-by-codes", "page-sample-embedded")]
    public string Example { get; set; } = "";

    /// <summary>Goes the whole way once, so that each step has what it starts from.</summary>
    [GlobalSetup]
    public async Task Prepare()
    {
        _body = Parts.Example(Example);
        _message = Read();
        _command = Map();
        _stored = await Parts.Get<IReferenceCatalogue>().Find(_command.Collect, default);
        _created = await Decide();
    }

    /// <summary>JSON → the contract's record.</summary>
    [Benchmark]
    public Job Read() => new MessageReader(Parts.Caller.Settings, new Problems()).Read<Job>(_body)!;

    /// <summary>The contract's record → the command.</summary>
    [Benchmark]
    public CreateWorkOrderCommand Map() => new(_mapper.Map<RequestedWorkOrder>(_message)) { DryRun = true };

    /// <summary>Whether the command is well formed.</summary>
    [Benchmark]
    public ValidationResult Validate() => _validator.Validate(_command);

    /// <summary>Resolution's bookkeeping: what to ask for, then which of the rows that were found each name means, and what the embedded ones change.</summary>
    [Benchmark]
    public ReferenceResolver Resolve()
    {
        _command.Collect(new());
        _command.Rows = new(_stored);
        var resolver = new ReferenceResolver(_command.Rows, _command.OnMissing, [], new Problems());
        resolver.Resolve(_command.ResolveOwnRows(resolver));
        return resolver;
    }

    /// <summary>The pipeline from the contract's record to what would be written: its parts, mapping, validation, resolution, rules and planning.</summary>
    [Benchmark]
    public async Task<CreatedWorkOrder> Decide()
    {
        await using var request = Parts.Request();
        return await request.ServiceProvider.GetRequiredService<IMediator>().Send(Map());
    }

    /// <summary>The order → JSON.</summary>
    [Benchmark]
    public int Answer()
    {
        _answer.ResetWrittenCount();
        using (var writer = new Utf8JsonWriter(_answer))
        {
            new JobDocument(_created.Job!, "http://127.0.0.1:5080", AsUsual).Write(writer);
        }
        return _answer.WrittenCount;
    }
}
