namespace Coro.Engine.Steps;

/// <summary>
/// A file that a step finds when it starts. Its content is settled by whoever holds the state; it is written where the
/// step runs, which may be another thread and, some day, another machine.
/// </summary>
/// <param name="Path">Where it goes; absolute.</param>
/// <param name="Content">All of it.</param>
internal readonly record struct StepFile(string Path, ReadOnlyMemory<byte> Content)
{
    /// <summary>Puts it there, in a folder that exists.</summary>
    public void Write()
    {
        using var handle = File.OpenHandle(Path, FileMode.Create, FileAccess.Write);
        RandomAccess.Write(handle, Content.Span, 0);
    }
}
