namespace XaiGen.Emulator.Control;

internal sealed record BodyView(string? ContentType, long? Bytes, string? Text)
{
    public static BodyView? Of(JournalBody? body) => body is null ? null : new BodyView(body.ContentType, body.Length, body.Text);
}
