using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace BudgetPortal.Data.Postgres.Migrations
{
    /// <summary>Records of what happened can be added, and nothing else.</summary>
    public partial class AppendOnlyRecords : Migration
    {
        private static readonly (string Schema, string Table)[] Records =
        [
            ("audit", "AuditEntries"), ("planning", "BudgetEvents"),
            ("approvals", "BudgetApprovals"), ("approvals", "BudgetApprovalChanges"),
        ];

        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""
                CREATE FUNCTION audit.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    RAISE EXCEPTION 'Records in %.% cannot be changed or deleted.', TG_TABLE_SCHEMA, TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
                END $$;
                """);
            foreach (var (schema, table) in Records)
            {
                migrationBuilder.Sql($"""
                    CREATE TRIGGER "{table}_AppendOnly" BEFORE UPDATE OR DELETE OR TRUNCATE ON {schema}."{table}"
                        FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse_change();
                    """);
            }
        }

        protected override void Down(MigrationBuilder migrationBuilder)
        {
            foreach (var (schema, table) in Records)
            {
                migrationBuilder.Sql($"""DROP TRIGGER "{table}_AppendOnly" ON {schema}."{table}";""");
            }

            migrationBuilder.Sql("DROP FUNCTION audit.refuse_change();");
        }
    }
}
