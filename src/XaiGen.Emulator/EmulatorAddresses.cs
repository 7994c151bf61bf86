namespace XaiGen.Emulator;

/// <summary>Turns the emulator's paths into addresses and back. Its port is known only once it runs.</summary>
internal sealed class EmulatorAddresses(Func<Uri> baseAddress)
{
    public Uri Of(string path) => new(baseAddress(), path);

    /// <summary>The path of an address of this emulator; null for any other place.</summary>
    public string? PathOf(Uri address)
        => address.Scheme == Uri.UriSchemeHttp && address.IsLoopback && address.Port == baseAddress().Port
            ? address.AbsolutePath
            : null;
}
