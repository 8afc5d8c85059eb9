using System.Text.Json;
using Coro.Engine.History;
using Coro.Engine.State;

namespace Coro.Engine.Jobs;

/// <summary>
/// The jobs of a root on disk: a file each, <c>jobs/&lt;id&gt;.json</c>. A file is replaced as a whole and flushed before anybody is told, and
/// one process at a time changes jobs.
/// </summary>
internal sealed class JobStore(string root, IDisk disk)
{
    private const int MostBytes = 16 * 1024 * 1024;
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private string Folder => Path.Combine(root, "jobs");

    /// <summary>All of them, by time.</summary>
    public IReadOnlyList<CoroJob> All() =>
    [
        .. disk.Files(Folder).Where(file => file.EndsWith(".json", StringComparison.Ordinal)).Select(Read).OfType<CoroJob>()
            .OrderBy(job => job.CreatedAt).ThenBy(job => job.Id, StringComparer.Ordinal),
    ];

    /// <summary>The job of an id, or of a name that only one has.</summary>
    /// <exception cref="InvalidStateException">There is none; or several have the name.</exception>
    public CoroJob Find(string idOrName)
    {
        var all = All();
        if (all.FirstOrDefault(job => Names.Comparer.Equals(job.Id, idOrName)) is { } exact)
            return exact;
        var named = all.Where(job => Names.Comparer.Equals(job.Name, idOrName)).ToList();
        return named.Count switch
        {
            1 => named[0],
            0 => throw new InvalidStateException(
                $"There is no job '{idOrName}' in {Folder}{Nearest.End(idOrName, all.Select(job => job.Name).Concat(all.Select(job => job.Id)))} Get-CoroJob, and coro job list, show all."),
            _ => throw new InvalidStateException($"Several jobs are called '{idOrName}': {string.Join(", ", named.Select(job => job.Id))}. Give the id."),
        };
    }

    /// <summary>Puts a new job on disk. One that comes from a tracker gets a name of its own, and there is one for each item.</summary>
    /// <param name="job">The job.</param>
    /// <param name="taken">The job that its item is already; null: none.</param>
    /// <returns>It, as it is on disk; null: its item is a job already.</returns>
    /// <exception cref="CampaignLockedException">Somebody else changes jobs, for longer than anybody waits.</exception>
    public CoroJob? Add(CoroJob job, out CoroJob? taken)
    {
        disk.CreateFolders(Folder);
        taken = null;
        using var held = Lock();
        if (job.Tracker is { } item)
        {
            var all = All();
            taken = all.FirstOrDefault(other => IsOf(other, item));
            if (taken is not null)
                return null;
            job = job with { Name = FreeName(job.Name, item, all) };
        }

        Write(job);
        return job with { Root = root };
    }

    /// <summary>Whether a job was made of an item.</summary>
    public static bool IsOf(CoroJob job, TrackerReference item) => job.Tracker is { } other && other.Provider == item.Provider
        && other.Key.Equals(item.Key, StringComparison.OrdinalIgnoreCase)
        && (other.Url is null || item.Url is null || other.Url.Equals(item.Url, StringComparison.OrdinalIgnoreCase));

    private static string FreeName(string name, TrackerReference item, IReadOnlyList<CoroJob> all)
    {
        var number = item.Key[(item.Key.LastIndexOfAny(['#', '-', '/']) + 1)..];
        foreach (var candidate in (string[])[name, $"{name}-{number}"])
        {
            if (Names.IsValid(candidate, out _) && !all.Any(other => Names.Comparer.Equals(other.Name, candidate)))
                return candidate;
        }

        return name;
    }

    private void Write(CoroJob job)
    {
        disk.CreateFolders(Folder);
        disk.Replace(PathOf(job.Id), JsonSerializer.SerializeToUtf8Bytes(job with { Root = null }, EventJson.Default.CoroJob));
    }

    /// <summary>Changes a job, while nobody else does.</summary>
    /// <exception cref="CampaignLockedException">Somebody else does, for longer than anybody waits.</exception>
    public CoroJob Change(string idOrName, Func<CoroJob, CoroJob> change)
    {
        disk.CreateFolders(Folder);
        using var held = Lock();
        var job = change(Find(idOrName));
        Write(job);
        return job with { Root = root };
    }

    private IDiskFile Lock()
    {
        var path = Path.Combine(Folder, ".lock");
        var until = Environment.TickCount64 + (long)Patience.TotalMilliseconds;
        while (true)
        {
            if (disk.TryLock(path) is { } held)
                return held;
            if (Environment.TickCount64 > until)
                throw new CampaignLockedException($"Another process changes the jobs in {Folder}. Try again when it is done.");
            Thread.Sleep(Look);
        }
    }

    private CoroJob? Read(string path)
    {
        try
        {
            var bytes = disk.ReadAll(path, MostBytes);
            return bytes is null ? null : JsonSerializer.Deserialize(bytes, EventJson.Default.CoroJob) is { } job ? job with { Root = root } : null;
        }
        catch (JsonException problem)
        {
            throw new CorruptStateException($"The job {path} cannot be read: {problem.Message} Mend the file, or move it away.");
        }
    }

    private string PathOf(string id) => Path.Combine(Folder, id + ".json");
}
