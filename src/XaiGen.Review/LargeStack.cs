using System.Runtime.ExceptionServices;

namespace XaiGen.Review;

/// <summary>
/// Runs what goes as deep as references lead, on a stack that is made for it: the end of a stack ends the process. Our own recursion
/// checks what is left of it.
/// </summary>
internal static class LargeStack
{
    /// <summary>Only what is used of it becomes memory.</summary>
    private const int Bytes = 256 * 1024 * 1024;

    public static T Run<T>(Func<T> work)
    {
        T? result = default;
        ExceptionDispatchInfo? fault = null;
        var thread = new Thread(
            () =>
            {
                try
                {
                    result = work();
                }
                catch (Exception exception)
                {
                    fault = ExceptionDispatchInfo.Capture(exception);
                }
            },
            Bytes)
        { IsBackground = true };
        thread.Start();
        thread.Join();
        fault?.Throw();
        return result!;
    }
}
