using System.Management.Automation;

namespace Coro.Module.Hosting;

/// <summary>A line for the service that runs the pipeline: it goes where Write-Host's go, so it is no output and is not wrapped.</summary>
internal static class CiLine
{
    public static void Write(PSCmdlet cmdlet, string text) =>
        cmdlet.WriteInformation(new HostInformationMessage { Message = text }, ["PSHOST", "Coro"]);
}
