namespace Coro.Engine.Steps.Processes;

/// <summary>Files of <c>/proc</c>, which come and go: a miss is an answer here and no exception.</summary>
internal static unsafe class ProcFile
{
    /// <summary>Reads a file's beginning.</summary>
    /// <returns>How many bytes were read; -1 when it could not be read.</returns>
    public static int Read(string path, Span<byte> buffer)
    {
        var file = Libc.open(path, Libc.ReadOnly | Libc.CloseOnExec);
        if (file < 0)
            return -1;
        var length = 0;
        fixed (byte* bytes = buffer)
        {
            while (length < buffer.Length)
            {
                var read = Libc.read(file, bytes + length, buffer.Length - length);
                if (read < 0 && length == 0)
                    length = -1;
                if (read <= 0)
                    break;
                length += (int)read;
            }
        }

        _ = Libc.close(file);
        return length;
    }
}
