namespace XaiGen.Emulator.Control;

internal sealed record ClockView(DateTimeOffset Now, bool Frozen, double AheadSeconds)
{
    public static ClockView Of(EmulatorClock clock)
        => new(clock.GetUtcNow(), clock.IsFrozen, Math.Round(clock.Ahead.TotalSeconds, 3));
}
