using System.Text.Encodings.Web;
using System.Text.Json;
using Coro.Engine.Loading;
using Coro.Engine.State;
using Coro.Engine.Steps.Answers;

namespace Coro.Engine.Contracts;

/// <summary>
/// The files in a campaign's <c>contracts</c> folder: <c>_index.json</c> has what the children promise each other, and
/// <c>&lt;child&gt;.json</c> what a child shipped. People and steps may write them, too.
/// </summary>
/// <param name="Contracts">What the file says; null: it is not there, or not fit for use.</param>
/// <param name="Problems">All that is wrong with it, with its path; empty: nothing.</param>
internal sealed record ContractFile(IReadOnlyList<Contract>? Contracts, IReadOnlyList<string> Problems)
{
    /// <summary>The schema that an index names.</summary>
    public const string Schema = "coro.contracts/v1";

    private const int MaxBytes = 16 * 1024 * 1024;
    private const int MaxDepth = 64;

    /// <summary>Where the index is. No child can have its name.</summary>
    public static string Index(Workspace workspace) => Path.Combine(workspace.Contracts, "_index.json");

    /// <summary>Where a child's file is.</summary>
    public static string Of(Workspace workspace, string child) => Path.Combine(workspace.Contracts, child + ".json");

    /// <summary>Reads one; one that is not there has no contracts and no problems.</summary>
    public static ContractFile Read(string path)
    {
        try
        {
            if (!File.Exists(path))
                return new(null, []);
            var bytes = BoundedFile.Read(path, MaxBytes);
            if (bytes.Length > MaxBytes)
                return new(null, [$"{path} is larger than 16 MiB"]);
            using var document = JsonDocument.Parse(bytes, new() { MaxDepth = MaxDepth });
            return Read(document.RootElement, path);
        }
        catch (Exception problem) when (problem is JsonException or IOException or UnauthorizedAccessException)
        {
            return new(null, [$"{path} cannot be read: {problem.Message.ReplaceLineEndings(" ")}"]);
        }
    }

    /// <summary>Puts a file in place as a whole.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    public static void Write(string path, IReadOnlyList<Contract> contracts)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var temporary = path + ".tmp";
        using (var file = File.Create(temporary))
        using (var json = new Utf8JsonWriter(file, new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteString("schema", Schema);
            json.WriteStartArray("contracts");
            foreach (var contract in contracts)
                ContractJson.Write(json, contract);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        File.Move(temporary, path, overwrite: true);
    }

    private static ContractFile Read(JsonElement root, string path)
    {
        var problems = new List<string>();
        var reader = new ObjectReader(root, "", problems);
        var contracts = DeliveryMembers.Contracts(reader, problems);
        if (contracts is null && problems.Count == 0)
            problems.Add("contracts: is required: a list of {id, shape, ...}");
        return problems.Count == 0 ? new(contracts, []) : new(null, [.. problems.Select(problem => $"{path}: {problem}")]);
    }
}
