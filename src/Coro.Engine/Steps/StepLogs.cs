using Coro.Engine.State;
using Coro.Engine.Steps.Processes;

namespace Coro.Engine.Steps;

/// <summary>The two logs of a try.</summary>
internal sealed record StepLogs(StepLog Output, StepLog Error) : IDisposable
{
    /// <summary>Lays out what a step finds when it starts, and opens its logs.</summary>
    /// <exception cref="LaunchFailedException">Something cannot be written.</exception>
    /// <exception cref="InvalidStateException">The same, and it is no fault of the step's: see <see cref="Shortage"/>.</exception>
    public static StepLogs Open(StepRequest request)
    {
        try
        {
            var isNew = AttemptFolder.Make(request.Folder);
            foreach (var file in request.Files)
                AttemptFolder.Write(file, isNew);

            // The same try may have run before, under an engine that died: its answer is not this one's.
            if (!isNew)
                File.Delete(request.ResultPath);
            StepLog? output = null, error = null;
            try
            {
                output = StepLog.Open(request.OutputLog);
                error = StepLog.Open(request.ErrorLog);
                DescriptorMargin.Require(error.Handle);
                return new(output, error);
            }
            catch
            {
                output?.Dispose();
                error?.Dispose();
                throw;
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            var what = $"the step's files in {request.Folder} cannot be written: {e.Message.TrimEnd('.')}";
            throw Shortage.Of(what, e.HResult) ?? (Exception)new LaunchFailedException(what, retryable: true);
        }
    }

    public void Dispose()
    {
        Output.Dispose();
        Error.Dispose();
    }
}
