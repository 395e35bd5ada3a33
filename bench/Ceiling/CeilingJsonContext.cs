using System.Text.Json.Serialization;
using WorkOrders.Application.WorkOrders;

namespace WorkOrders.Ceiling;

/// <summary>JSON as the compiler generates it: what is read is our own, what is answered is the contract's record.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(Order))]
[JsonSerializable(typeof(Job))]
internal sealed partial class Wire : JsonSerializerContext;
