using System.Globalization;
using System.Text;
using Coro.Benchmarks.Harness;

namespace Coro.Benchmarks.Scenarios;

/// <summary>State changes one after the other, each of which survives a power cut before the next one begins.</summary>
internal sealed class DurableTransition : Scenario
{
    private const int Changes = 2_000;

    public override string Name => "transition";

    public override string Work => $"{Changes} state changes in a row, each on the disk before the next, in a campaign of so many children";

    public override IReadOnlyList<int> Sizes => [100, 10_000, 100_000];

    public override int Units(int size) => Changes;

    public override IEnumerable<Contender> Contenders(int size, string folder, Tools tools)
    {
        var workspace = Path.Combine(folder, "workspace");
        yield return new("coro's log", Tools.Self, "worker", "transitions", workspace, Text(size), Text(Changes))
        {
            Folder = folder,
            Prepare = () => SetAside(workspace),
            Remark = told => told.Trim(),
        };
        if (Tools.Find("sqlite3") is not { } sqlite)
            yield break;
        var database = Path.Combine(folder, "peer.db");
        var script = Write(folder, "peer.sql", Script(size));
        yield return new("sqlite3, WAL, synchronous=FULL", sqlite, database, $".read {script}")
        {
            Folder = folder,
            Prepare = () =>
            {
                foreach (var file in Directory.GetFiles(folder, "peer.db*"))
                    File.Delete(file);
            },
            Remark = told => told.Trim().Split('\n')[^1],
        };
    }

    // It tells how long the changes alone took, as the other does.
    private static string Script(int size)
    {
        var text = new StringBuilder("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;\n");
        text.Append("CREATE TABLE child(name TEXT PRIMARY KEY, status TEXT, attempt INTEGER);\n");
        text.Append(CultureInfo.InvariantCulture, $"INSERT INTO child SELECT 'c' || value, 'pending', 0 FROM generate_series(0, {size - 1});\n");
        text.Append("CREATE TEMP TABLE began AS SELECT julianday('now') AS at;\n");
        for (var i = 0; i < Changes; i++)
            text.Append(CultureInfo.InvariantCulture, $"UPDATE child SET status = 'active', attempt = {i} WHERE name = 'c{i % size}';\n");
        text.Append(CultureInfo.InvariantCulture, $"SELECT printf('%.0f µs each', (julianday('now') - at) * 86400e6 / {Changes}) FROM began;\n");
        return text.ToString();
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
