using System.Runtime.ExceptionServices;

namespace XaiGen.Review;

/// <summary>
/// Runs code that recurses as deep as references lead on a thread with a large stack: a stack overflow ends the process. Our own recursion
/// also checks the remaining stack.
/// </summary>
internal static class LargeStack
{
    /// <summary>Memory is committed only for the part that is used.</summary>
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
