namespace XaiGen;

/// <summary>
/// Runs code that observes a call. Listeners, loggers and progress callbacks are foreign code; their exceptions must change neither the
/// result of the call nor its error.
/// </summary>
internal static class Quietly
{
    public static void Do<T>(Action<T> watch, T argument)
        => Get(static told => { told.watch(told.argument); return true; }, (watch, argument));

    public static TResult? Get<T, TResult>(Func<T, TResult> watch, T argument)
    {
        try
        {
            return watch(argument);
        }
        catch (Exception)
        {
            return default;
        }
    }
}
