using Coro.Engine.State;
using Coro.Engine.Steps.Answers;

namespace Coro.Engine.Exports;

/// <summary>
/// Changes a text file that belongs to somebody else: what it says next is put in its place as a whole, and two who do that at the
/// same time do it one after the other.
/// </summary>
/// <param name="trusted">The folders that such a file may lie in, once its links are followed.</param>
/// <param name="time">The clock.</param>
internal sealed class ContextFileWriter(IReadOnlyList<string> trusted, TimeProvider time)
{
    /// <summary>How large such a file may be, in bytes.</summary>
    public const int MostBytes = 16 << 20;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    // It may have been there, and be gone by the time one looks.
    private const int QuickTries = 20;

    // Whoever writes one holds it for milliseconds.
    private static readonly TimeSpan Abandoned = TimeSpan.FromMinutes(1);

    /// <summary>The file that is meant, its links followed.</summary>
    /// <param name="path">The file; absolute. It need not exist, its folder has to.</param>
    /// <exception cref="IOException">It is none that may be changed.</exception>
    public string Resolve(string path)
    {
        var real = RealPath.OfPlanned(path);
        if (!trusted.Any(folder => RealPath.IsIn(real, RealPath.OfPlanned(folder))))
            throw new IOException($"it is {real}, which lies outside of {string.Join(" and ", trusted)}");
        if (Directory.Exists(real))
            throw new IOException("it is a folder");
        if (!Directory.Exists(Path.GetDirectoryName(real)))
            throw new IOException($"its folder {Path.GetDirectoryName(real)} does not exist");
        return real;
    }

    /// <summary>Reads the file; empty where there is none yet.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static byte[] Read(string real)
    {
        using var file = OwnFile.Open(real);
        if (file is null)
            return [];
        if (RandomAccess.GetLength(file) > MostBytes)
            throw new IOException($"it has more than {MostBytes} bytes");
        var bytes = new byte[(int)RandomAccess.GetLength(file)];
        return bytes[..RandomAccess.Read(file, bytes, 0)];
    }

    /// <summary>Changes the file, unless the change changes nothing.</summary>
    /// <param name="path">The file; absolute.</param>
    /// <param name="change">Makes the new content of the present one.</param>
    /// <exception cref="IOException">It cannot be read or written; it is as it was.</exception>
    /// <exception cref="UnauthorizedAccessException">Nor may it.</exception>
    public void Change(string path, Func<byte[], byte[]> change)
    {
        var real = Resolve(path);
        var temporary = TemporaryOf(real);
        var replaced = false;
        using (Hold(temporary))
        {
            try
            {
                // An editor that saves it meanwhile does not know of us.
                for (var before = Read(real); ;)
                {
                    var after = change(before);
                    if (after.AsSpan().SequenceEqual(before))
                        return;
                    RealDisk.Instance.WriteAll(temporary, after);
                    var now = Read(real);
                    if (!now.AsSpan().SequenceEqual(before))
                    {
                        before = now;
                        continue;
                    }

                    Replace(temporary, real);
                    replaced = true;
                    return;
                }
            }
            finally
            {
                // Once it has its real name, whatever has this one is somebody else's.
                if (!replaced)
                    File.Delete(temporary);
            }
        }
    }

    /// <summary>What the new content is called until it is whole. As long as it is there, nobody else changes the file.</summary>
    private static string TemporaryOf(string real) =>
        Path.Combine(Path.GetDirectoryName(real)!, $".{Path.GetFileName(real)}.coro-tmp");

    private FileStream Hold(string temporary)
    {
        var start = time.GetTimestamp();
        for (var quick = QuickTries; ;)
        {
            try
            {
                return new(temporary, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
            }
            catch (IOException) when (File.Exists(temporary) || --quick > 0)
            {
                if (!File.Exists(temporary))
                    continue;
                if (time.GetUtcNow().UtcDateTime - File.GetLastWriteTimeUtc(temporary) > Abandoned)
                    File.Delete(temporary);
                else if (time.GetElapsedTime(start) > Patience)
                    throw new IOException($"somebody else is changing it; if nobody is, remove {temporary}");
                else
                    Thread.Sleep(Pause);
            }
        }
    }

    private static void Replace(string temporary, string real)
    {
        if (!OperatingSystem.IsWindows() && File.Exists(real))
            File.SetUnixFileMode(temporary, File.GetUnixFileMode(real));
        RealDisk.Instance.Rename(temporary, real);
        RealDisk.Instance.FlushFolder(Path.GetDirectoryName(real)!);
    }
}
