namespace Remit.Kernel;

/// <summary>Makes records and their lists of a kind that is known only by its shape.</summary>
public static class NewRecord
{
    /// <summary>A record with nothing in it yet.</summary>
    /// <param name="shape">Its shape.</param>
    /// <param name="id">Its id.</param>
    /// <param name="key">Its key.</param>
    /// <param name="holder">What holds it; null for one that stands alone.</param>
    public static Record Of(Shape shape, Guid id, string key, RecordRef? holder)
    {
        var record = (Record)Activator.CreateInstance(shape.Type)!;
        shape.Type.GetProperty("Id")!.SetValue(record, References.Typed(shape.Type, id));
        shape.Type.GetProperty(nameof(Record.Key))!.SetValue(record, key);
        if (shape.Holder is { } held)
            held.SetValue(record, References.To(held.PropertyType, holder!.Value));
        foreach (var field in shape.Fields)
            if (field.Property.PropertyType == typeof(string) && (field.IsRequired || field.Form == FieldForm.TextFile))
                field.Property.SetValue(record, "");
        return record;
    }

    /// <summary>A line of a record's list.</summary>
    public static IRow Link(LinkShape list, Guid id, Record holder, RecordRef target, int order)
    {
        var row = (IRow)Activator.CreateInstance(list.Type)!;
        list.Type.GetProperty("Id")!.SetValue(row, References.Typed(list.Type, id));
        list.Holder.SetValue(row, References.To(list.Holder.PropertyType, new RecordRef("", holder.RowId)));
        list.Target.SetValue(row, References.To(list.Target.PropertyType, target));
        OrderOf(list).SetValue(row, order);
        return row;
    }

    /// <summary>The property with a line's place in its list.</summary>
    public static System.Reflection.PropertyInfo OrderOf(LinkShape list) => list.Type.GetProperty("Order")!;
}
