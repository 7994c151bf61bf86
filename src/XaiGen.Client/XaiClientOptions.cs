namespace XaiGen;

public partial class XaiClientOptions
{
    private bool _allowPrivateNetworks;

    /// <summary>
    /// Whether an address in an answer may lead into a private network: to this machine, a local network, or a cloud's
    /// own services. Default: no, except to <see cref="Endpoint"/> itself. Without a proxy this is checked for what a name
    /// resolves to, when the connection is made; a proxy resolves names by itself.
    /// </summary>
    public bool AllowPrivateNetworks
    {
        get => _allowPrivateNetworks;
        set => Set(ref _allowPrivateNetworks, value);
    }
}
