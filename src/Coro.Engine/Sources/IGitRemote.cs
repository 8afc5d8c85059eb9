namespace Coro.Engine.Sources;

/// <summary>Asks a repository for its refs.</summary>
internal interface IGitRemote
{
    /// <summary>Asks once. What goes wrong is an answer, not an exception.</summary>
    /// <param name="url">The URL, or an absolute path.</param>
    /// <param name="cancellationToken">Ends the question.</param>
    Task<RemoteAnswer> AskAsync(string url, CancellationToken cancellationToken);
}
