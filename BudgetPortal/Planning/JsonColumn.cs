using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BudgetPortal.Planning;

/// <summary>Keeps a record as text in one column, for what is read and written whole and never searched.</summary>
internal static class JsonColumn
{
    private static readonly JsonSerializerOptions Options = new() { IgnoreReadOnlyProperties = true, Converters = { new JsonStringEnumConverter() } };

    /// <param name="property">A record that compares by value, marked as not mapped: otherwise it is taken for something with a table.</param>
    public static void AsJson<T>(this PropertyBuilder<T?> property)
        where T : class =>
        property.HasMaxLength(-1).HasConversion(
            value => JsonSerializer.Serialize(value, Options),
            text => JsonSerializer.Deserialize<T>(text, Options),
            new ValueComparer<T?>((a, b) => Equals(a, b), value => value == null ? 0 : value.GetHashCode(), value => value));
}
