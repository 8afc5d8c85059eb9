using System.Text.Json;
using Coro.Engine.State;

namespace Coro.Engine.Contracts;

/// <summary>Contracts as JSON.</summary>
public static class ContractJson
{
    /// <summary>One as its file has it.</summary>
    internal static void Write(Utf8JsonWriter json, Contract contract)
    {
        json.WriteStartObject();
        Members(json, contract.Id, contract.Kind, contract.Producer, contract.Consumers);
        json.WritePropertyName("shape");
        contract.Shape.WriteTo(json);
        json.WriteEndObject();
    }

    /// <summary>One as a step gets it: with what was shipped, and how that differs.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="contract">The contract.</param>
    public static void Write(Utf8JsonWriter json, CampaignContract contract)
    {
        json.WriteStartObject();
        Members(json, contract.Id, contract.Kind, contract.Producer, contract.Consumers);
        json.WriteString("status", Words.Of(contract.Status));
        json.WritePropertyName("shape");
        json.WriteRawValue(contract.Shape);
        json.WritePropertyName("shipped");
        json.WriteRawValue(contract.Shipped ?? "null");
        json.WriteString("shipped_by", contract.ShippedBy);
        json.WriteStartArray("differences");
        foreach (var difference in contract.Differences)
        {
            json.WriteStartObject();
            json.WriteString("path", difference.Path);
            json.WriteString("kind", Words.Of(difference.Kind));
            json.WriteString("promised", difference.Promised);
            json.WriteString("shipped", difference.Shipped);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteString("problem", contract.Problem);
        json.WriteEndObject();
    }

    private static void Members(Utf8JsonWriter json, string id, string? kind, string? producer, IReadOnlyList<string> consumers)
    {
        json.WriteString("id", id);
        json.WriteString("kind", kind);
        json.WriteString("producer", producer);
        json.WriteStartArray("consumers");
        foreach (var consumer in consumers)
            json.WriteStringValue(consumer);
        json.WriteEndArray();
    }
}
