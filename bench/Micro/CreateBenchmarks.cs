using System.Buffers;
using System.Text.Json;
using AutoMapper;
using BenchmarkDotNet.Attributes;
using FluentValidation;
using FluentValidation.Results;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using WorkOrders.Api.Http;
using WorkOrders.Api.Messages;
using WorkOrders.Api.Rows;
using WorkOrders.Application.References;
using WorkOrders.Application.Requests;
using WorkOrders.Application.WorkOrders;
using WorkOrders.Application.WorkOrders.Create;

namespace WorkOrders.Micro;

/// <summary>
/// The steps of <c>POST /api/Jobs</c> without HTTP and the database: reading, mapping, validation, resolution, decision, response.
/// </summary>
public class CreateBenchmarks
{
    private static readonly Preferences DefaultPreferences = Preferences.From(ApiServices.Caller.Settings);

    private readonly IMapper _mapper = ApiServices.Get<IMapper>();
    private readonly IValidator<CreateWorkOrderCommand> _validator = ApiServices.Get<IValidator<CreateWorkOrderCommand>>();
    private readonly ArrayBufferWriter<byte> _answer = new(16 * 1024);

    private byte[] _body = [];
    private Job _message = new();
    private CreateWorkOrderCommand _command = null!;
    private Snapshot _stored = null!;
    private SavedWorkOrder _created = null!;

    /// <summary>The request: an ERP order with references by code, or the published sample with all referenced rows embedded.</summary>
    [Params("erp-by-codes", "page-sample-embedded")]
    public string Example { get; set; } = "";

    /// <summary>Runs all steps once to prepare the input of each.</summary>
    [GlobalSetup]
    public async Task SetUp()
    {
        _body = ApiServices.Example(Example);
        _message = Read();
        _command = Map();
        _stored = await ApiServices.Get<IReferenceReader>().Find(_command.Collect, default);
        _created = await Decide();
    }

    /// <summary>Reads JSON into the contract's record.</summary>
    [Benchmark]
    public Job Read() => new MessageReader(ApiServices.Caller.Settings, new Problems()).Read<Job>(_body)!;

    /// <summary>Maps the contract's record to the command.</summary>
    [Benchmark]
    public CreateWorkOrderCommand Map() => new(_mapper.Map<RequestedWorkOrder>(_message)) { DryRun = true };

    /// <summary>Validates the command.</summary>
    [Benchmark]
    public ValidationResult Validate() => _validator.Validate(_command);

    /// <summary>Resolves the references in memory: collects the keys to look up, matches the rows, and merges the embedded rows.</summary>
    [Benchmark]
    public ReferenceResolver Resolve()
    {
        _command.Collect(new());
        _command.Resolved = new(_stored);
        var resolver = new ReferenceResolver(_command.Resolved, _command.OnMissing, false, [], new Problems());
        resolver.Resolve(_command.ResolveOwnRows(resolver));
        return resolver;
    }

    /// <summary>Runs the whole pipeline, from the contract's record to the planned writes.</summary>
    [Benchmark]
    public async Task<SavedWorkOrder> Decide()
    {
        await using var request = ApiServices.CreateRequestScope();
        return await request.ServiceProvider.GetRequiredService<IMediator>().Send(Map());
    }

    /// <summary>Writes the order as JSON.</summary>
    [Benchmark]
    public int Answer()
    {
        _answer.ResetWrittenCount();
        using (var writer = new Utf8JsonWriter(_answer))
        {
            new RowDocument(_created.Job!, "http://127.0.0.1:5080", DefaultPreferences, ResponseFormat.Json).Write(writer);
        }
        return _answer.WrittenCount;
    }
}
