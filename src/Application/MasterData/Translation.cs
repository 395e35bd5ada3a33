using System.ComponentModel.DataAnnotations;

namespace WorkOrders.Application.MasterData;

/// <summary>The translation of one text of a row.</summary>
public sealed record Translation
{
    /// <summary>The translated field.</summary>
    [Required, MaxLength(50)] public string? FieldName { get; init; }

    /// <summary>Language, by code.</summary>
    [Required, MaxLength(50)] public string? LanguageCode { get; init; }

    /// <summary>The translated text.</summary>
    [MaxLength(4000)] public string? ValueTranslated { get; init; }
}
