using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace PackageSkills.Analysing;

/// <summary>Reads the public types of an assembly out of its metadata. Nothing of it is loaded or run.</summary>
internal static class AssemblySurface
{
    /// <summary>A public type with the id that XML docs know it by, and the names of its members.</summary>
    internal sealed record SurfaceType(
        string DocId, string Name, string Namespace, string Kind, IReadOnlyList<string> Members);

    private static readonly string[] Accessors = ["get_", "set_", "add_", "remove_"];

    /// <summary>The public types; empty for a file that is not a managed assembly.</summary>
    public static IReadOnlyList<SurfaceType> Read(byte[] assembly)
    {
        try
        {
            using var file = new PEReader(new MemoryStream(assembly));
            if (!file.HasMetadata)
                return [];
            var reader = file.GetMetadataReader();
            return
            [
                .. reader.TypeDefinitions.Select(reader.GetTypeDefinition)
                    .Where(type => IsPublic(reader, type))
                    .Select(type => Describe(reader, type))
                    .OrderBy(type => type.Name, StringComparer.Ordinal),
            ];
        }
        catch (BadImageFormatException)
        {
            return [];
        }
    }

    private static bool IsPublic(MetadataReader reader, TypeDefinition type)
    {
        // What a compiler makes up for itself has a name that nobody can write.
        if (reader.GetString(type.Name).StartsWith('<'))
            return false;
        while ((type.Attributes & TypeAttributes.VisibilityMask) == TypeAttributes.NestedPublic)
            type = reader.GetTypeDefinition(type.GetDeclaringType());
        return (type.Attributes & TypeAttributes.VisibilityMask) == TypeAttributes.Public;
    }

    private static SurfaceType Describe(MetadataReader reader, TypeDefinition type)
    {
        var parts = new List<string>();
        var outer = type;
        while (true)
        {
            parts.Insert(0, reader.GetString(outer.Name));
            if (outer.GetDeclaringType().IsNil)
                break;
            outer = reader.GetTypeDefinition(outer.GetDeclaringType());
        }

        var space = reader.GetString(outer.Namespace);
        var prefix = space.Length == 0 ? "" : space + ".";
        return new SurfaceType(
            "T:" + prefix + string.Join('.', parts),
            prefix + string.Join('.', parts.Select(AsCode)),
            space,
            Kind(reader, type),
            Members(reader, type));
    }

    /// <summary><c>List`1</c> as people write it: <c>List&lt;T1&gt;</c>.</summary>
    private static string AsCode(string name)
    {
        var tick = name.IndexOf('`');
        if (tick < 0 || !int.TryParse(name[(tick + 1)..], out var count))
            return name;
        return $"{name[..tick]}<{string.Join(", ", Enumerable.Range(1, count).Select(n => count == 1 ? "T" : $"T{n}"))}>";
    }

    private static string Kind(MetadataReader reader, TypeDefinition type)
    {
        if ((type.Attributes & TypeAttributes.Interface) != 0)
            return "interface";
        var parent = type.BaseType.Kind == HandleKind.TypeReference
            ? reader.GetString(reader.GetTypeReference((TypeReferenceHandle)type.BaseType).Name)
            : "";
        return parent switch
        {
            "Enum" => "enum",
            "ValueType" => "struct",
            "MulticastDelegate" => "delegate",
            _ => "class",
        };
    }

    private static List<string> Members(MetadataReader reader, TypeDefinition type)
    {
        var members = new List<string>();
        members.AddRange(type.GetMethods().Select(reader.GetMethodDefinition)
            .Where(method => (method.Attributes & MethodAttributes.MemberAccessMask) == MethodAttributes.Public)
            .Select(method => reader.GetString(method.Name))
            .Where(name => name is not (".ctor" or ".cctor"))
            .Select(WithoutAccessor));
        members.AddRange(type.GetFields().Select(reader.GetFieldDefinition)
            .Where(field => (field.Attributes & FieldAttributes.FieldAccessMask) == FieldAttributes.Public
                && (field.Attributes & FieldAttributes.SpecialName) == 0)
            .Select(field => reader.GetString(field.Name)));
        return [.. members.Distinct(StringComparer.Ordinal)];
    }

    private static string WithoutAccessor(string name)
    {
        var prefix = Array.Find(Accessors, accessor => name.StartsWith(accessor, StringComparison.Ordinal));
        return prefix is null ? name : name[prefix.Length..];
    }
}
