#nullable enable

namespace SupportNamespace;

public partial class Api_ClientOptions
{
    private string? _driftLedger;

    /// <summary>
    /// Occurs when a response does not match the contract: once for each difference in a response. Handlers run after the call, on
    /// another thread, one at a time; their exceptions are ignored.
    /// </summary>
    public event global::System.EventHandler<Api_ContractDrift>? ContractDrifted;

    /// <summary>
    /// A file in which the client records how responses differ from the contract, for <c>xaigen learn</c>: names, types, formats and
    /// counts, and no values except unknown ones of enums and tags. Several clients and processes can share it. It grows to at most
    /// 4 MiB. Default: none.
    /// </summary>
    /// <exception cref="global::System.ArgumentException">The folder of the file does not exist.</exception>
    public string? DriftLedger
    {
        get => _driftLedger;
        set
        {
            string? path = string.IsNullOrWhiteSpace(value) ? null : global::System.IO.Path.GetFullPath(value);
            string? folder = global::System.IO.Path.GetDirectoryName(path);
            if (path is not null && !global::System.IO.Directory.Exists(folder))
            {
                throw new global::System.ArgumentException(
                    $"DriftLedger is '{value}', but there is no folder '{folder}'. Create it, or name a file in another.", nameof(value));
            }

            Set(ref _driftLedger, path);
        }
    }

    internal bool ListensToDrift => ContractDrifted is not null || DriftLedger is not null;

    internal void Tell(Api_ContractDrift drift) => ContractDrifted?.Invoke(this, drift);
}
