using System.Collections.Concurrent;

namespace Coro.Engine.Sources;

/// <summary>
/// Asks each repository once, a few at a time, and remembers the answers, so that pins and provenance speak of the same
/// state of the world.
/// </summary>
/// <param name="remote">Who is asked.</param>
/// <param name="atOnce">How many at a time.</param>
internal sealed class RemoteCatalog(IGitRemote remote, int atOnce = 8)
{
    private readonly ConcurrentDictionary<string, RemoteAnswer> _answers = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Unreachable> _silentHosts = new(StringComparer.Ordinal);

    /// <summary>Asks the repositories that were not asked yet.</summary>
    public Task AskAsync(IEnumerable<string> urls, CancellationToken cancellationToken)
    {
        var options = new ParallelOptions { MaxDegreeOfParallelism = atOnce, CancellationToken = cancellationToken };
        return Parallel.ForEachAsync(
            urls.Distinct(StringComparer.Ordinal).Where(url => !_answers.ContainsKey(url)), options, AskOneAsync);
    }

    /// <summary>The answer of a repository that was asked.</summary>
    public RemoteAnswer this[string url] => _answers[url];

    private async ValueTask AskOneAsync(string url, CancellationToken cancellationToken)
    {
        // A host that let one question run into its time limit would let a hundred do so.
        var host = SourceUrl.Host(url);
        var answer = host is not null && _silentHosts.TryGetValue(host, out var silence)
            ? silence
            : await remote.AskAsync(url, cancellationToken).ConfigureAwait(false);
        if (host is not null && answer is Unreachable { HostIsSilent: true } silent)
            _silentHosts.TryAdd(host, silent);
        _answers[url] = answer;
    }
}
