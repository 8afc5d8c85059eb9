using System.Text.Json;
using Coro.Engine.Loading;

namespace Coro.Engine.State;

/// <summary>What a child has told of what it ships, in the state file, until it is done and the file of its contracts has it.</summary>
internal static class ContractSection
{
    private static readonly KeySet Keys = new("id", "kind", "consumers", "shape");

    public static List<Contract> Read(YamlCursor yaml)
    {
        var contracts = new List<Contract>();
        yaml.List(() =>
        {
            var contract = new Contract { Id = "", Shape = Shape("") };
            yaml.Mapping(Keys, ["id", "shape"], key => contract = key switch
            {
                "id" => contract with { Id = yaml.Free() ?? "" },
                "kind" => contract with { Kind = yaml.Free() },
                "consumers" => contract with { Consumers = yaml.FreeList() },
                _ => contract with { Shape = Shape(yaml.Free() ?? "") },
            });
            contracts.Add(contract);
        });
        return contracts;
    }

    public static void Write(YamlText yaml, int indent, ChildState child)
    {
        if (child.Contracts.Count == 0 || child.Status == ChildStatus.Completed)
            return;
        yaml.Key(indent, "contracts");
        yaml.EndLine();
        foreach (var contract in child.Contracts)
        {
            yaml.Line(indent + 4, "id", contract.Id, first: true);
            if (contract.Kind is not null)
                yaml.Line(indent + 4, "kind", contract.Kind);
            if (contract.Consumers.Count > 0)
                yaml.Line(indent + 4, "consumers", contract.Consumers);
            yaml.Line(indent + 4, "shape", contract.Shape.GetRawText());
        }
    }

    // What is no JSON is the name of a type.
    private static JsonElement Shape(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            using var document = JsonDocument.Parse($"\"{JsonEncodedText.Encode(text)}\"");
            return document.RootElement.Clone();
        }
    }
}
