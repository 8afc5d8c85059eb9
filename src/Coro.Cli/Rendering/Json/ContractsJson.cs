using System.Text.Json;
using Coro.Engine.Contracts;

namespace Coro.Cli.Rendering.Json;

/// <summary>The document of <c>contracts --json</c>.</summary>
internal static class ContractsJson
{
    public static void Write(Utf8JsonWriter json, IReadOnlyList<CampaignContract> contracts, IReadOnlyList<string> problems)
    {
        json.WriteStartObject();
        json.WriteStartArray("contracts");
        foreach (var contract in contracts)
            ContractJson.Write(json, contract);
        json.WriteEndArray();
        json.WriteStrings("problems", problems);
        json.WriteEndObject();
    }
}
