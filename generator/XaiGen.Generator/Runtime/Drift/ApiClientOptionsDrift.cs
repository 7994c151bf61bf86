#nullable enable

namespace SupportNamespace;

public partial class Api_ClientOptions
{
    private string? _driftLedger;

    /// <summary>
    /// Occurs when a response leaves the contract: once for each response and way. Handlers run after the call, on another thread, one at
    /// a time; what they throw is lost.
    /// </summary>
    public event global::System.EventHandler<Api_ContractDrift>? ContractDrifted;

    /// <summary>
    /// A file to which the client adds where responses leave the contract, for <c>xaigen learn</c>: names, types, formats and counts, no
    /// values but unknown ones of enums and tags. Several clients and processes may share it. It grows to at most 4 MiB. Default: none.
    /// </summary>
    /// <exception cref="global::System.ArgumentException">There is no folder for the file.</exception>
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
