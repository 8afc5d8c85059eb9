using System.Text.Json;
using Coro.Engine.History;

namespace Coro.Engine.State;

/// <summary>
/// Where other processes leave their requests to whoever has the campaign in hand, and find the answers. A file appears
/// whole, by a rename, so that nobody ever reads half of one.
/// </summary>
internal sealed class ControlInbox(Workspace workspace, IDisk? disk = null)
{
    private const string RequestEnd = ".request.json";
    private const string AnswerEnd = ".answer.json";
    private const long LongestFile = 16 << 20;

    private readonly IDisk _disk = disk ?? RealDisk.Instance;

    /// <summary>Leaves a request. When it returns, the request survives whatever happens to this process.</summary>
    /// <returns>Its id; ids sort by time.</returns>
    public string Submit(ControlRequest request, DateTimeOffset now)
    {
        _disk.CreateFolders(workspace.Control);
        var id = $"{now.ToUnixTimeMilliseconds():d14}-{Guid.NewGuid():n}";
        Put(id + RequestEnd, JsonSerializer.SerializeToUtf8Bytes(request, EventJson.Default.ControlRequest));
        _disk.FlushFolder(workspace.Control);
        return id;
    }

    /// <summary>The ids of the requests that wait, oldest first.</summary>
    public IReadOnlyList<string> Waiting() =>
    [
        .. _disk.Files(workspace.Control)
            .Where(path => path.EndsWith(RequestEnd, StringComparison.Ordinal))
            .Select(path => Path.GetFileName(path)[..^RequestEnd.Length])
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>Reads a request.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="problem">Why it means nothing; null when it does, or is gone.</param>
    public ControlRequest? Read(string id, out string? problem)
    {
        problem = null;
        try
        {
            return _disk.ReadAll(PathOf(id + RequestEnd), LongestFile) is { } bytes
                ? JsonSerializer.Deserialize(bytes, EventJson.Default.ControlRequest)
                : null;
        }
        catch (Exception damage) when (damage is JsonException or InvalidDataException or NotSupportedException)
        {
            problem = $"the request cannot be read: {damage.Message}";
            return null;
        }
    }

    /// <summary>Answers a request, which is then done with.</summary>
    public void Answer(string id, ControlAnswer answer)
    {
        Put(id + AnswerEnd, JsonSerializer.SerializeToUtf8Bytes(answer, EventJson.Default.ControlAnswer));
        _disk.Delete(PathOf(id + RequestEnd));
    }

    /// <summary>Whether a request is still here, or its answer: neither is once the campaign was set aside with both.</summary>
    public bool Holds(string id) => _disk.Exists(PathOf(id + RequestEnd)) || _disk.Exists(PathOf(id + AnswerEnd));

    /// <summary>Takes a request back that nobody has dealt with.</summary>
    public void Withdraw(string id) => _disk.Delete(PathOf(id + RequestEnd));

    /// <summary>Takes the answer to a request away; null while there is none.</summary>
    /// <exception cref="InvalidStateException">It means nothing.</exception>
    public ControlAnswer? TakeAnswer(string id)
    {
        var path = PathOf(id + AnswerEnd);
        try
        {
            if (_disk.ReadAll(path, LongestFile) is not { } bytes)
                return null;
            var answer = JsonSerializer.Deserialize(bytes, EventJson.Default.ControlAnswer);
            _disk.Delete(path);
            return answer ?? throw new JsonException("it says nothing");
        }
        catch (Exception damage) when (damage is JsonException or InvalidDataException or NotSupportedException)
        {
            throw new InvalidStateException(
                $"The answer {path} cannot be read: {damage.Message} Look at the campaign to see whether the request was done, and ask again if it was not.", damage);
        }
    }

    private void Put(string name, byte[] content)
    {
        var temporary = PathOf(name + ".tmp");
        _disk.WriteAll(temporary, content);
        _disk.Rename(temporary, PathOf(name));
    }

    private string PathOf(string name) => Path.Combine(workspace.Control, name);
}
