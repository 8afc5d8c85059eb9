using System.Numerics;
using Coro.Engine.State;

namespace Coro.Engine.Following;

/// <summary>Reads the logs of tries one after the other, and goes on where it ended.</summary>
internal sealed class LogReader(string campaign, LogQuery query, LogSubject subject)
{
    private readonly byte[] _buffer = new byte[LogFile.BufferSize];
    private readonly List<LogFile[]> _files = [];
    private int _at;

    /// <summary>Whether no log was there that should have been.</summary>
    public bool FoundNone => _files.Count > 0 && _files.All(logs => logs.All(log => !log.IsThere));

    /// <summary>Leaves out all but the last lines of what is there.</summary>
    public void SkipToLast(int lines, Workspace workspace)
    {
        Prepare();
        for (var i = _files.Count - 1; i >= 0; i--)
        {
            for (var stream = _files[i].Length - 1; stream >= 0; stream--)
            {
                var log = _files[i][stream];
                lines -= log.SkipToLast(lines, PathOf(i, log, workspace), _buffer);
            }
        }
    }

    /// <summary>Gives what has come.</summary>
    /// <param name="workspace">Where the campaign is now.</param>
    /// <param name="over">Whether nothing more comes.</param>
    public IEnumerable<LogChunk> Read(Workspace workspace, bool over)
    {
        Prepare();
        var several = query.Follow ? !NamesOne : CountNotEmpty(workspace) > 1;
        while (_at < _files.Count)
        {
            var whole = over || _at < _files.Count - 1 || !subject.MayRun(subject.Wanted[_at]);
            foreach (var log in _files[_at])
            {
                foreach (var bytes in log.Read(PathOf(_at, log, workspace), _buffer, whole))
                    yield return new(log.Source, bytes, several);
            }

            if (!whole)
                break;
            _at++;
        }
    }

    private bool NamesOne =>
        query is { Step: not null, Attempt: not null, Try: not null } && BitOperations.IsPow2((int)query.Streams);

    private int CountNotEmpty(Workspace workspace) =>
        _files.Select((logs, i) => logs.Count(log => new FileInfo(PathOf(i, log, workspace)) is { Exists: true, Length: > 0 })).Sum();

    private string PathOf(int index, LogFile log, Workspace workspace) => subject.Wanted[index].PathOf(log.Source.Stream, workspace);

    private void Prepare()
    {
        foreach (var one in subject.Wanted.Skip(_files.Count))
        {
            _files.Add([.. ((LogStream[])[LogStream.Output, LogStream.Error, LogStream.Warning, LogStream.Verbose, LogStream.Debug, LogStream.Information])
                .Where(stream => query.Streams.HasFlag(stream))
                .Select(stream => new LogFile(one.Source(campaign, stream)))]);
        }
    }
}
