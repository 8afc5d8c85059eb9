using System.Security.Cryptography;
using System.Text;
using Coro.Engine.State;

namespace Coro.Engine.Steps.Requests;

/// <summary>
/// The id by which a try's processes are known. It follows from what the try is, so that an engine that starts after
/// another has died knows what to look for without having been told.
/// </summary>
internal static class StepId
{
    /// <param name="workspace">The campaign's folder, which is unique on a machine.</param>
    /// <param name="folder">The folder of the attempt.</param>
    /// <param name="step">The step's name.</param>
    /// <param name="try">The try.</param>
    public static string Of(Workspace workspace, string folder, string step, int @try)
    {
        var text = string.Create(
            System.Globalization.CultureInfo.InvariantCulture, $"{workspace.Folder}\n{folder}\n{step}\n{@try}");
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16));
    }
}
