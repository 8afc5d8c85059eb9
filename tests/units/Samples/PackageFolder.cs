using System.Text;
using PackageSkills.Analysing;

namespace Coro.Tests.Samples;

/// <summary>A package of our own making, to try the sample's rules on.</summary>
internal sealed class PackageFolder
{
    public const string Commit = "0123456789abcdef0123456789abcdef01234567";

    public const string GoodReadme = """
        # Acme
        [![badge](https://example.org/badge.svg)](https://example.org)

        Acme makes widgets of every kind, quickly and without fuss.

        ```csharp
        var widget = new Widget();
        ```
        """;

    private readonly Dictionary<string, byte[]> _files = new(StringComparer.Ordinal);

    public PackageFolder() => With("acme.nuspec", Nuspec("<license type=\"expression\">MIT</license>"));

    public static string Nuspec(string more) => $"""
        <package xmlns="http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd"><metadata>
          <id>Acme</id><version>1.2.3</version>
          <description>Widgets for every kind of program that needs them.</description>
          <repository type="git" url="https://example.org/acme.git" commit="aaaa" />{more}
        </metadata></package>
        """;

    public PackageFolder With(string path, string text)
    {
        _files[path] = Encoding.UTF8.GetBytes(text);
        return this;
    }

    /// <summary>Adds this very test assembly, whose API is known, and docs for one of its types.</summary>
    public PackageFolder WithAssembly(string docs)
    {
        _files["lib/net10.0/Acme.dll"] = File.ReadAllBytes(typeof(PackageFolder).Assembly.Location);
        return With("lib/net10.0/Acme.xml", docs);
    }

    public PackageAnalysis Analyse() => Analyser.Analyse(new PackageFiles(_files), Commit);
}
