namespace XaiGen.Contract;

/// <summary>Maps each kind of node to a value. Scalars are typed by YAML's core schema.</summary>
public interface IContractTreeFold<T>
{
    /// <summary>A mapping, with unique keys in document order.</summary>
    T Mapping(IEnumerable<KeyValuePair<string, T>> entries);

    /// <summary>A sequence.</summary>
    T Sequence(IEnumerable<T> items);

    /// <summary>A null.</summary>
    T Null();

    /// <summary>A boolean.</summary>
    T Boolean(bool value);

    /// <summary>A number, as JSON text.</summary>
    T Number(string json);

    /// <summary>A string.</summary>
    T Text(string value);
}
