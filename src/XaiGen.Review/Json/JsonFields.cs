using System.Collections;

namespace XaiGen.Review.Json;

/// <summary>
/// The fields of a mapping, if there is one, which a loop passes without an iterator: whole documents are walked several times.
/// </summary>
internal readonly struct JsonFields(JsonMapping? mapping) : IEnumerable<JsonField>
{
    /// <summary>The value of the first field, if any.</summary>
    public JsonNode? First => mapping is { Count: > 0 } ? mapping.FieldAt(0).Value : null;

    public Enumerator GetEnumerator() => new(mapping);

    IEnumerator<JsonField> IEnumerable<JsonField>.GetEnumerator()
    {
        foreach (JsonField field in this)
        {
            yield return field;
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => ((IEnumerable<JsonField>)this).GetEnumerator();

    public struct Enumerator(JsonMapping? mapping)
    {
        private int _next;

        public JsonField Current { get; private set; }

        public bool MoveNext()
        {
            if (mapping is null || _next >= mapping.Count)
            {
                return false;
            }

            Current = mapping.FieldAt(_next++);
            return true;
        }
    }
}
