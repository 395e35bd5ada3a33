namespace WorkOrders.Api.ImportFiles;

/// <summary>What to do with the columns of a CSV file whose header is not the name of a field.</summary>
internal enum UnknownColumns
{
    /// <summary>Refuse those that are similar to the name of a field; ignore the others with a warning.</summary>
    RefuseSimilar,

    /// <summary>Ignore all of them with a warning.</summary>
    Ignore,

    /// <summary>Refuse all of them, and those in another letter case.</summary>
    Refuse,
}
