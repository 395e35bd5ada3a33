namespace WorkOrders.Load.Database;

/// <summary>The file system of a directory.</summary>
/// <param name="Format">The name of the file system.</param>
internal sealed record Disk(string Format)
{
    /// <summary>Returns the file system of a directory.</summary>
    public static Disk Of(string directory) => new(new DriveInfo(directory).DriveFormat);

    /// <inheritdoc/>
    public override string ToString() => Format is "tmpfs" or "ramfs"
        ? $"{Format}, WHICH IS MEMORY: fsync has no effect, and writes are faster than on any disk. Set TMPDIR to a directory on a disk"
        : Format;
}
