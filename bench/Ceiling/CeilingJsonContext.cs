using System.Text.Json.Serialization;
using WorkOrders.Application.WorkOrders;

namespace WorkOrders.Ceiling;

/// <summary>Source-generated JSON serialization: requests use the Order class, and responses use the contract's record.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(Order))]
[JsonSerializable(typeof(Job))]
internal sealed partial class CeilingJsonContext : JsonSerializerContext;
