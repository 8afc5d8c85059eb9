namespace Coro.Engine.Loading;

/// <summary>Reads a file whole, unless it is too large.</summary>
internal static class BoundedFile
{
    /// <summary>Reads it.</summary>
    /// <param name="path">Where it is; absolute.</param>
    /// <param name="maxBytes">How many bytes are wanted at most.</param>
    /// <returns>Its bytes; of a larger file one or more too many, and not all.</returns>
    /// <exception cref="IOException">It is not there, or cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">Reading it is not allowed, or it is a folder.</exception>
    public static ReadOnlyMemory<byte> Read(string path, int maxBytes)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1);

        // A pipe has no length, and a file may grow while it is read.
        var buffer = new byte[file.CanSeek ? (int)Math.Min(file.Length, maxBytes) + 1 : 1 << 16];
        var count = 0;
        for (int read; count <= maxBytes && (read = file.Read(buffer, count, buffer.Length - count)) > 0;)
        {
            count += read;
            if (count == buffer.Length)
                Array.Resize(ref buffer, buffer.Length * 2);
        }

        return buffer.AsMemory(0, count);
    }
}
