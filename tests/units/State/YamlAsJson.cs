using System.Text;
using Coro.Engine.State;

namespace Coro.Tests.State;

/// <summary>A YAML document as an editor's schema check sees it.</summary>
internal static class YamlAsJson
{
    public static string Of(byte[] yaml) => YamlJson.Of(Encoding.UTF8.GetString(yaml));
}
