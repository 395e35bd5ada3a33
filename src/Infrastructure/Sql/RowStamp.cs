namespace WorkOrders.Infrastructure.Sql;

/// <summary>What every update of a row sets.</summary>
internal static class RowStamp
{
    /// <summary>The assignments of an update: the next version, a later time and the transaction.</summary>
    public const string Next = """
        row_version = row_version + 1,
                       modified_dateutc = greatest(clock_timestamp(), modified_dateutc + interval '1 microsecond'),
                       tx = pg_current_xact_id()
        """;
}
