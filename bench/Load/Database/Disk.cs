namespace WorkOrders.Load.Database;

/// <summary>What files are written to.</summary>
/// <param name="Format">The file system's name, as the system tells it.</param>
internal sealed record Disk(string Format)
{
    /// <summary>What a directory lies on.</summary>
    public static Disk Of(string directory) => new(new DriveInfo(directory).DriveFormat);

    /// <inheritdoc/>
    public override string ToString() => Format is "tmpfs" or "ramfs"
        ? $"{Format}, WHICH IS MEMORY: fsync means nothing here, and no disk writes as fast. Set TMPDIR to a directory on a disk"
        : Format;
}
