using System.Text;
using Coro.Engine.State;
using Microsoft.Win32.SafeHandles;

namespace Coro.Engine.Steps.Scripts;

/// <summary>The logs of a try that is a script: a file for each stream, made when the first line comes, since most streams are silent.</summary>
/// <param name="request">The try.</param>
/// <param name="time">Tells when something was written last.</param>
/// <param name="tooLarge">Called when a log grows over its limit; what comes after that is dropped.</param>
internal sealed class ScriptLogs(StepRequest request, TimeProvider time, Action tooLarge) : IScriptLog, IDisposable
{
    private readonly object _lock = new();
    private readonly Dictionary<LogStream, (SafeFileHandle File, long Start)> _files = [];
    private long _writtenAt = time.GetTimestamp();
    private bool _over;

    /// <summary>The log that grew over its limit; null: none did.</summary>
    public string? TooLarge { get; private set; }

    /// <summary>Why a log could not be written; null: each could.</summary>
    public string? Failure { get; private set; }

    /// <summary>Whether a line was written that may hold a result.</summary>
    public bool MayHoldResult { get; private set; }

    /// <summary>How long nothing has been written.</summary>
    public TimeSpan Silence => time.GetElapsedTime(Volatile.Read(ref _writtenAt));

    /// <summary>The output's log, and where this try's output starts in it; null: there was no output.</summary>
    public (SafeFileHandle File, long Start)? Output
    {
        get
        {
            lock (_lock)
                return _files.TryGetValue(LogStream.Output, out var output) ? output : null;
        }
    }

    public void Write(LogStream stream, string text)
    {
        text = request.Mask.Apply(text);
        var line = Encoding.UTF8.GetBytes(text.EndsWith('\n') ? text : text + "\n");
        lock (_lock)
        {
            if (_over || TooLarge is not null || Failure is not null)
                return;
            Volatile.Write(ref _writtenAt, time.GetTimestamp());
            if (stream == LogStream.Output)
                MayHoldResult |= text.Contains("_RESULT_JSON:", StringComparison.Ordinal);
            Append(stream, line);
        }

        if (TooLarge is not null)
            tooLarge();
    }

    public void Dispose()
    {
        lock (_lock)
        {
            _over = true;
            foreach (var (file, _) in _files.Values)
                file.Dispose();
        }
    }

    private void Append(LogStream stream, byte[] line)
    {
        try
        {
            if (!_files.TryGetValue(stream, out var log))
                _files[stream] = log = Open(stream);
            var length = RandomAccess.GetLength(log.File);
            if (length + line.Length > request.MaxLogBytes)
                TooLarge = PathOf(stream);
            else
                RandomAccess.Write(log.File, line, length);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Failure = e.Message;
        }
    }

    private (SafeFileHandle File, long Start) Open(LogStream stream)
    {
        Directory.CreateDirectory(request.Folder);
        var file = File.OpenHandle(PathOf(stream), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
        return (file, RandomAccess.GetLength(file));
    }

    private string PathOf(LogStream stream) => stream switch
    {
        LogStream.Output => request.OutputLog,
        LogStream.Error => request.ErrorLog,
        _ => StepFiles.OtherStream(request.OutputLog, stream),
    };
}
