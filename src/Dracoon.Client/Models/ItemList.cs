using System.Collections.Generic;

namespace Dracoon.Client.Models;

/// <summary>The API's wrapper of a list inside an object.</summary>
internal sealed class ItemList<T>
{
    public List<T> Items { get; set; } = new();
}
