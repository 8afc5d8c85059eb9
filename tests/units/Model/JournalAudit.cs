using System.Text.Json;

namespace Coro.Tests.Model;

/// <summary>Reads a journal as any program could, line by line as JSON, and looks for what must never be in one.</summary>
internal static class JournalAudit
{
    /// <summary>Looks for steps that succeeded twice in an attempt, and requests that were dealt with twice or never.</summary>
    /// <param name="journal">The file.</param>
    /// <param name="requests">The ids of all requests that were made; null: nobody kept them.</param>
    public static void Check(string journal, IReadOnlyCollection<string>? requests)
    {
        var done = new HashSet<string>();
        var handled = new HashSet<string>();
        foreach (var happened in Events(journal))
        {
            var kind = happened.GetProperty("e").GetString();
            if (kind == "step-ended" && happened.GetProperty("outcome").GetString() == "success" && happened.TryGetProperty("child", out var child))
            {
                var what = $"{child}/{happened.GetProperty("attempt")}/{happened.GetProperty("step")}";
                if (!done.Add(what))
                    throw new ModelDifference($"the journal has {what} succeed twice");
            }
            else if (kind == "request-handled" && !handled.Add(happened.GetProperty("id").GetString()!))
            {
                throw new ModelDifference($"the journal has request {happened.GetProperty("id")} twice");
            }
        }

        if (requests is not null && !handled.SetEquals(requests))
            throw new ModelDifference($"{requests.Count} requests were made, and {handled.Count} are in the journal");
    }

    /// <summary>All events of a journal. What a crash cut off in the middle of a line never happened.</summary>
    public static IEnumerable<JsonElement> Events(string journal) => File.ReadAllText(journal).Split('\n')[..^1]
        .Select(line => JsonSerializer.Deserialize<JsonElement>(line).GetProperty("d"))
        .SelectMany(happened => happened.ValueKind == JsonValueKind.Array ? [.. happened.EnumerateArray()] : (IEnumerable<JsonElement>)[happened]);
}
