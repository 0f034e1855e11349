namespace BudgetPortal.Organizations;

/// <summary>The words for the kinds of this module.</summary>
internal static class OrganizationsWords
{
    public static string Word(this CostCenterType type) => type switch
    {
        CostCenterType.Department => OrganizationsText.TypeDepartment,
        CostCenterType.Branch => OrganizationsText.TypeBranch,
        CostCenterType.Project => OrganizationsText.TypeProject,
        _ => OrganizationsText.TypeOther,
    };
}
