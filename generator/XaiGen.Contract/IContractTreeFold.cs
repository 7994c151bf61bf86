namespace XaiGen.Contract;

/// <summary>What each kind of node becomes; scalars are typed by YAML's core schema.</summary>
public interface IContractTreeFold<T>
{
    /// <summary>A mapping, its keys in the order of the text and none twice.</summary>
    T Mapping(IEnumerable<KeyValuePair<string, T>> entries);

    /// <summary>A list.</summary>
    T Sequence(IEnumerable<T> items);

    /// <summary>No value.</summary>
    T Null();

    /// <summary>True or false.</summary>
    T Boolean(bool value);

    /// <summary>A number, as JSON writes it.</summary>
    T Number(string json);

    /// <summary>A text.</summary>
    T Text(string value);
}
