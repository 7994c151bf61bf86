namespace XaiGen.Contract.Model;

/// <summary>
/// The queries of LINQ over the array inside an <see cref="EquatableArray{T}"/>. The compiler prefers them to LINQ's own, which would box
/// the struct and then enumerate it without knowing that it is an array.
/// </summary>
public static class EquatableArrayQueries
{
    public static IEnumerable<TResult> Select<T, TResult>(this EquatableArray<T> items, Func<T, TResult> selector)
        where T : IEquatable<T>
        => Enumerable.Select(items.Items, selector);

    public static IEnumerable<TResult> Select<T, TResult>(this EquatableArray<T> items, Func<T, int, TResult> selector)
        where T : IEquatable<T>
        => Enumerable.Select(items.Items, selector);

    public static IEnumerable<TResult> SelectMany<T, TResult>(this EquatableArray<T> items, Func<T, IEnumerable<TResult>> selector)
        where T : IEquatable<T>
        => Enumerable.SelectMany(items.Items, selector);

    public static IEnumerable<T> Where<T>(this EquatableArray<T> items, Func<T, bool> predicate)
        where T : IEquatable<T>
        => Enumerable.Where(items.Items, predicate);

    public static IEnumerable<T> Concat<T>(this EquatableArray<T> items, IEnumerable<T> others)
        where T : IEquatable<T>
        => Enumerable.Concat(items.Items, others);

    public static IEnumerable<T> Append<T>(this EquatableArray<T> items, T item)
        where T : IEquatable<T>
        => Enumerable.Append(items.Items, item);

    public static IOrderedEnumerable<T> OrderBy<T, TKey>(this EquatableArray<T> items, Func<T, TKey> key)
        where T : IEquatable<T>
        => Enumerable.OrderBy(items.Items, key);

    public static bool Any<T>(this EquatableArray<T> items, Func<T, bool> predicate)
        where T : IEquatable<T>
    {
        foreach (T item in items)
        {
            if (predicate(item))
            {
                return true;
            }
        }

        return false;
    }

    public static bool All<T>(this EquatableArray<T> items, Func<T, bool> predicate)
        where T : IEquatable<T>
    {
        foreach (T item in items)
        {
            if (!predicate(item))
            {
                return false;
            }
        }

        return true;
    }

    public static int Count<T>(this EquatableArray<T> items, Func<T, bool> predicate)
        where T : IEquatable<T>
    {
        int count = 0;
        foreach (T item in items)
        {
            count += predicate(item) ? 1 : 0;
        }

        return count;
    }

    public static T? FirstOrDefault<T>(this EquatableArray<T> items)
        where T : IEquatable<T>
        => items.IsEmpty ? default : items[0];

    public static T? FirstOrDefault<T>(this EquatableArray<T> items, Func<T, bool> predicate)
        where T : IEquatable<T>
    {
        foreach (T item in items)
        {
            if (predicate(item))
            {
                return item;
            }
        }

        return default;
    }
}
