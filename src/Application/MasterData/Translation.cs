using System.ComponentModel.DataAnnotations;

namespace WorkOrders.Application.MasterData;

/// <summary>A translation of one text field of a row.</summary>
public sealed record Translation
{
    /// <summary>Name of the translated field.</summary>
    [Required, MaxLength(50)] public string? FieldName { get; init; }

    /// <summary>Language, by code.</summary>
    [Required, MaxLength(50)] public string? LanguageCode { get; init; }

    /// <summary>The translated text.</summary>
    [MaxLength(4000)] public string? ValueTranslated { get; init; }
}
