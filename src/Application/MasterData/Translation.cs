using System.ComponentModel.DataAnnotations;

namespace WorkOrders.Application.MasterData;

/// <summary>One text of a row in another language.</summary>
public sealed record Translation
{
    /// <summary>The field whose text it is.</summary>
    [Required, MaxLength(50)] public string? FieldName { get; init; }

    /// <summary>The language, by its code.</summary>
    [Required, MaxLength(50)] public string? LanguageCode { get; init; }

    /// <summary>The text in that language.</summary>
    [MaxLength(4000)] public string? ValueTranslated { get; init; }
}
