using System.Diagnostics;
using System.Text;
using Coro.Tests.Model;

namespace Coro.Tests.Fuzz;

/// <summary>Something that reads what others wrote, and good input for it.</summary>
/// <param name="name">What it reads.</param>
/// <param name="good">Good input.</param>
/// <param name="read">Reads a file in a folder of its own.</param>
/// <param name="file">The file's name.</param>
/// <param name="passes">How often it is read from its start to its end: what is allocated is counted, and not what lives at once.</param>
internal sealed class FuzzReader(string name, IReadOnlyList<byte[]> good, string file, Action<string> read, int passes = 1)
{
    private const long Memory = 256L << 20;

    // Far more than the second that a megabyte may take: a machine that is busy with other things must not fail a test.
    private static readonly TimeSpan Hang = TimeSpan.FromSeconds(60);

    public IReadOnlyList<byte[]> Good => good;

    public override string ToString() => name;

    /// <summary>Reads bad input; whatever it answers is right, as long as it does.</summary>
    /// <param name="inputs">The input, each with a word that tells it from others.</param>
    /// <returns>How long the slowest took.</returns>
    public TimeSpan Read(IEnumerable<(string What, byte[] Content)> inputs)
    {
        var folder = ModelFolder.Create();
        var slowest = TimeSpan.Zero;
        var (what, content, failure) = ("", Array.Empty<byte>(), (Exception?)null);
        var began = Stopwatch.GetTimestamp();
        var reader = new Thread(() =>
        {
            try
            {
                foreach (var input in inputs)
                {
                    (what, content) = input;
                    var path = Path.Combine(folder, file);
                    File.WriteAllBytes(path, content);
                    Interlocked.Exchange(ref began, Stopwatch.GetTimestamp());
                    ReadOne(path, content.Length);
                    var took = Stopwatch.GetElapsedTime(began);
                    slowest = took > slowest ? took : slowest;
                }
            }
            catch (Exception problem)
            {
                failure = problem;
            }
        })
        {
            IsBackground = true,
        };
        reader.Start();
        while (!reader.Join(TimeSpan.FromSeconds(1)))
        {
            if (Stopwatch.GetElapsedTime(Interlocked.Read(ref began)) > Hang)
                throw new InvalidOperationException($"{name}, {what}: it hangs.{Kept(content)}");
        }

        Directory.Delete(folder, recursive: true);
        return failure is null ? slowest : throw new InvalidOperationException($"{name}, {what}: {failure.Message}{Kept(content)}", failure);
    }

    private void ReadOne(string path, int length)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            read(path);
        }
        catch (CoroException)
        {
            // Ours: it says what is wrong.
        }

        var used = GC.GetAllocatedBytesForCurrentThread() - before;
        used.ShouldBeLessThanOrEqualTo(Memory * passes, $"{length} bytes of input took so much memory");
    }

    private static string Kept(byte[] content)
    {
        var path = Path.GetTempFileName();
        File.WriteAllBytes(path, content);
        return $"\nThe input is in {path}{(content.Length < 2000 ? ":\n" + Encoding.UTF8.GetString(content) : ".")}";
    }
}
