using System.Xml.Linq;
using BudgetPortal.Platform;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BudgetPortal.Data;

/// <summary>A key that protects cookies and one-time links, shared by all servers of a portal.</summary>
public sealed class DataProtectionKey : IRecord
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public string FriendlyName { get; init; } = string.Empty;

    public string Xml { get; init; } = string.Empty;
}

internal sealed class DataProtectionKeyConfiguration : IEntityTypeConfiguration<DataProtectionKey>
{
    public void Configure(EntityTypeBuilder<DataProtectionKey> builder)
    {
        builder.ToTable("DataProtectionKeys", "identity");
        builder.Property(k => k.Xml).HasMaxLength(-1);
    }
}

/// <summary>Stands in for Microsoft.AspNetCore.DataProtection.EntityFrameworkCore, which the feed lacks.</summary>
internal sealed class DataProtectionKeys(DatabaseProvider database) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var db = database.Create(Actor.Nobody);
        return db.Set<DataProtectionKey>().AsNoTracking().Select(k => k.Xml).ToList().ConvertAll(xml => XElement.Parse(xml));
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var db = database.Create(Actor.Nobody);
        db.Add(new DataProtectionKey { FriendlyName = friendlyName, Xml = element.ToString(SaveOptions.DisableFormatting) });
        db.SaveChanges();
    }
}
