//! Columns of the system tables: those of PostgreSQL 15 (manual, chapter "System Catalogs"), so that clients' queries
//! find every column that they name.

/// Type of a system column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColumnType {
    /// `oid`
    Oid,
    /// `text`, `name` and `"char"`
    Text,
    /// `boolean`
    Bool,
    /// `smallint`
    Int2,
    /// `integer`
    Int4,
    /// `bigint`
    Int8,
    /// `real`
    Float4,
    /// `text[]`
    TextArray,
    /// `oid[]`
    OidArray,
    /// `smallint[]`
    Int2Array,
}

/// A system table's name and columns: `name:type name:type …`.
#[derive(Debug, Clone, Copy)]
pub struct Layout {
    /// The table.
    pub name: &'static str,
    /// Its oid, where clients know it by heart; 0 elsewhere.
    pub oid: u32,
    columns: &'static str,
}

impl Layout {
    /// Names and types of the columns.
    pub fn columns(&self) -> impl Iterator<Item = (&'static str, ColumnType)> {
        self.columns
            .split_ascii_whitespace()
            .map(|column| match column.split_once(':') {
                Some((name, "oid")) => (name, ColumnType::Oid),
                Some((name, "bool")) => (name, ColumnType::Bool),
                Some((name, "int2")) => (name, ColumnType::Int2),
                Some((name, "int4")) => (name, ColumnType::Int4),
                Some((name, "int8")) => (name, ColumnType::Int8),
                Some((name, "float4")) => (name, ColumnType::Float4),
                Some((name, "text[]")) => (name, ColumnType::TextArray),
                Some((name, "oid[]")) => (name, ColumnType::OidArray),
                Some((name, "int2[]")) => (name, ColumnType::Int2Array),
                Some((name, _)) => (name, ColumnType::Text),
                None => (column, ColumnType::Text),
            })
    }
}

/// The layout of a table; `None` if there is no such system table.
pub fn find(name: &str) -> Option<&'static Layout> {
    LAYOUTS.iter().find(|l| l.name == name)
}

const fn layout(name: &'static str, oid: u32, columns: &'static str) -> Layout {
    Layout { name, oid, columns }
}

/// All system tables.
#[rustfmt::skip]
pub static LAYOUTS: &[Layout] = &[
    layout("pg_aggregate", 2600, "aggfnoid:oid aggkind aggnumdirectargs:int2 aggtransfn:oid aggfinalfn:oid aggcombinefn:oid \
        aggserialfn:oid aggdeserialfn:oid aggmtransfn:oid aggminvtransfn:oid aggmfinalfn:oid aggfinalextra:bool \
        aggmfinalextra:bool aggfinalmodify aggmfinalmodify aggsortop:oid aggtranstype:oid aggtransspace:int4 \
        aggmtranstype:oid aggmtransspace:int4 agginitval aggminitval"),
    layout("pg_am", 2601, "oid:oid amname amhandler:oid amtype"),
    layout("pg_attrdef", 2604, "oid:oid adrelid:oid adnum:int2 adbin"),
    layout("pg_attribute", 1249, "attrelid:oid attname atttypid:oid attstattarget:int4 attlen:int2 attnum:int2 attndims:int4 \
        attcacheoff:int4 atttypmod:int4 attbyval:bool attalign attstorage attcompression attnotnull:bool atthasdef:bool \
        atthasmissing:bool attidentity attgenerated attisdropped:bool attislocal:bool attinhcount:int4 attcollation:oid \
        attacl:text[] attoptions:text[] attfdwoptions:text[] attmissingval"),
    layout("pg_auth_members", 1261, "roleid:oid member:oid grantor:oid admin_option:bool"),
    layout("pg_authid", 1260, "oid:oid rolname rolsuper:bool rolinherit:bool rolcreaterole:bool rolcreatedb:bool rolcanlogin:bool \
        rolreplication:bool rolbypassrls:bool rolconnlimit:int4 rolpassword rolvaliduntil"),
    layout("pg_cast", 2605, "oid:oid castsource:oid casttarget:oid castfunc:oid castcontext castmethod"),
    layout("pg_class", 1259, "oid:oid relname relnamespace:oid reltype:oid reloftype:oid relowner:oid relam:oid relfilenode:oid \
        reltablespace:oid relpages:int4 reltuples:float4 relallvisible:int4 reltoastrelid:oid relhasindex:bool \
        relisshared:bool relpersistence relkind relnatts:int2 relchecks:int2 relhasrules:bool relhastriggers:bool \
        relhassubclass:bool relrowsecurity:bool relforcerowsecurity:bool relispopulated:bool relreplident \
        relispartition:bool relrewrite:oid relfrozenxid:int8 relminmxid:int8 relacl:text[] reloptions:text[] relpartbound"),
    layout("pg_collation", 3456, "oid:oid collname collnamespace:oid collowner:oid collprovider collisdeterministic:bool \
        collencoding:int4 collcollate collctype colliculocale collversion"),
    layout("pg_constraint", 2606, "oid:oid conname connamespace:oid contype condeferrable:bool condeferred:bool convalidated:bool \
        conrelid:oid contypid:oid conindid:oid conparentid:oid confrelid:oid confupdtype confdeltype confmatchtype \
        conislocal:bool coninhcount:int4 connoinherit:bool conkey:int2[] confkey:int2[] conpfeqop:oid[] conbin"),
    layout("pg_conversion", 2607, "oid:oid conname connamespace:oid conowner:oid conforencoding:int4 contoencoding:int4 conproc:oid \
        condefault:bool"),
    layout("pg_cursors", 0, "name statement is_holdable:bool is_binary:bool is_scrollable:bool creation_time"),
    layout("pg_database", 1262, "oid:oid datname datdba:oid encoding:int4 datlocprovider datistemplate:bool datallowconn:bool \
        datconnlimit:int4 datfrozenxid:int8 datminmxid:int8 dattablespace:oid datcollate datctype daticulocale \
        datcollversion datacl:text[]"),
    layout("pg_db_role_setting", 2964, "setdatabase:oid setrole:oid setconfig:text[]"),
    layout("pg_default_acl", 826, "oid:oid defaclrole:oid defaclnamespace:oid defaclobjtype defaclacl:text[]"),
    layout("pg_depend", 2608, "classid:oid objid:oid objsubid:int4 refclassid:oid refobjid:oid refobjsubid:int4 deptype"),
    layout("pg_description", 2609, "objoid:oid classoid:oid objsubid:int4 description"),
    layout("pg_enum", 3501, "oid:oid enumtypid:oid enumsortorder:float4 enumlabel"),
    layout("pg_event_trigger", 3466, "oid:oid evtname evtevent evtowner:oid evtfoid:oid evtenabled evttags:text[]"),
    layout("pg_extension", 3079, "oid:oid extname extowner:oid extnamespace:oid extrelocatable:bool extversion extconfig:oid[] \
        extcondition:text[]"),
    layout("pg_foreign_data_wrapper", 2328, "oid:oid fdwname fdwowner:oid fdwhandler:oid fdwvalidator:oid fdwacl:text[] \
        fdwoptions:text[]"),
    layout("pg_foreign_server", 1417, "oid:oid srvname srvowner:oid srvfdw:oid srvtype srvversion srvacl:text[] srvoptions:text[]"),
    layout("pg_foreign_table", 3118, "ftrelid:oid ftserver:oid ftoptions:text[]"),
    layout("pg_index", 2610, "indexrelid:oid indrelid:oid indnatts:int2 indnkeyatts:int2 indisunique:bool \
        indnullsnotdistinct:bool indisprimary:bool indisexclusion:bool indimmediate:bool indisclustered:bool \
        indisvalid:bool indcheckxmin:bool indisready:bool indislive:bool indisreplident:bool indkey:int2[] \
        indcollation:oid[] indclass:oid[] indoption:int2[] indexprs indpred"),
    layout("pg_indexes", 0, "schemaname tablename indexname tablespace indexdef"),
    layout("pg_inherits", 2611, "inhrelid:oid inhparent:oid inhseqno:int4 inhdetachpending:bool"),
    layout("pg_language", 2612, "oid:oid lanname lanowner:oid lanispl:bool lanpltrusted:bool lanplcallfoid:oid laninline:oid \
        lanvalidator:oid lanacl:text[]"),
    layout("pg_largeobject_metadata", 2995, "oid:oid lomowner:oid lomacl:text[]"),
    layout("pg_locks", 0, "locktype database:oid relation:oid pid:int4 mode granted:bool"),
    layout("pg_matviews", 0, "schemaname matviewname matviewowner tablespace hasindexes:bool ispopulated:bool definition"),
    layout("pg_namespace", 2615, "oid:oid nspname nspowner:oid nspacl:text[]"),
    layout("pg_opclass", 2616, "oid:oid opcmethod:oid opcname opcnamespace:oid opcowner:oid opcfamily:oid opcintype:oid \
        opcdefault:bool opckeytype:oid"),
    layout("pg_operator", 2617, "oid:oid oprname oprnamespace:oid oprowner:oid oprkind oprcanmerge:bool oprcanhash:bool oprleft:oid \
        oprright:oid oprresult:oid oprcom:oid oprnegate:oid oprcode:oid oprrest:oid oprjoin:oid"),
    layout("pg_opfamily", 2753, "oid:oid opfmethod:oid opfname opfnamespace:oid opfowner:oid"),
    layout("pg_parameter_acl", 6243, "oid:oid parname paracl:text[]"),
    layout("pg_partitioned_table", 3350, "partrelid:oid partstrat partnatts:int2 partdefid:oid partattrs:int2[] partclass:oid[] \
        partcollation:oid[] partexprs"),
    layout("pg_policy", 3256, "oid:oid polname polrelid:oid polcmd polpermissive:bool polroles polqual polwithcheck"),
    layout("pg_proc", 1255, "oid:oid proname pronamespace:oid proowner:oid prolang:oid procost:float4 prorows:float4 \
        provariadic:oid prosupport:oid prokind prosecdef:bool proleakproof:bool proisstrict:bool proretset:bool \
        provolatile proparallel pronargs:int2 pronargdefaults:int2 prorettype:oid proargtypes:oid[] proallargtypes:oid[] \
        proargmodes:text[] proargnames:text[] proargdefaults protrftypes:oid[] prosrc probin prosqlbody \
        proconfig:text[] proacl:text[]"),
    layout("pg_publication", 6104, "oid:oid pubname pubowner:oid puballtables:bool pubinsert:bool pubupdate:bool pubdelete:bool \
        pubtruncate:bool pubviaroot:bool"),
    layout("pg_publication_namespace", 6237, "oid:oid pnpubid:oid pnnspid:oid"),
    layout("pg_publication_rel", 6106, "oid:oid prpubid:oid prrelid:oid prqual prattrs:int2[]"),
    layout("pg_range", 3541, "rngtypid:oid rngsubtype:oid rngmultitypid:oid rngcollation:oid rngsubopc:oid rngcanonical:oid \
        rngsubdiff:oid"),
    layout("pg_rewrite", 2618, "oid:oid rulename ev_class:oid ev_type ev_enabled is_instead:bool ev_qual ev_action"),
    layout("pg_roles", 0, "rolname rolsuper:bool rolinherit:bool rolcreaterole:bool rolcreatedb:bool rolcanlogin:bool \
        rolreplication:bool rolconnlimit:int4 rolpassword rolvaliduntil rolbypassrls:bool rolconfig:text[] oid:oid"),
    layout("pg_seclabels", 0, "objoid:oid classoid:oid objsubid:int4 objtype objnamespace:oid objname provider label"),
    layout("pg_sequence", 2224, "seqrelid:oid seqtypid:oid seqstart:int8 seqincrement:int8 seqmax:int8 seqmin:int8 seqcache:int8 \
        seqcycle:bool"),
    layout("pg_settings", 0, "name setting unit category short_desc extra_desc context vartype source min_val max_val \
        enumvals:text[] boot_val reset_val sourcefile sourceline:int4 pending_restart:bool"),
    layout("pg_shdescription", 2396, "objoid:oid classoid:oid description"),
    layout("pg_stat_activity", 0, "datid:oid datname pid:int4 usesysid:oid usename application_name client_addr state query"),
    layout("pg_stat_user_tables", 0, "relid:oid schemaname relname seq_scan:int8 n_live_tup:int8"),
    layout("pg_statistic_ext", 3381, "oid:oid stxrelid:oid stxname stxnamespace:oid stxowner:oid stxstattarget:int4 stxkeys:int2[] \
        stxkind:text[] stxexprs"),
    layout("pg_subscription", 6100, "oid:oid subdbid:oid subname subowner:oid subenabled:bool subbinary:bool substream:bool \
        subconninfo subslotname subsynccommit subpublications:text[]"),
    layout("pg_tables", 0, "schemaname tablename tableowner tablespace hasindexes:bool hasrules:bool hastriggers:bool \
        rowsecurity:bool"),
    layout("pg_tablespace", 1213, "oid:oid spcname spcowner:oid spcacl:text[] spcoptions:text[]"),
    layout("pg_trigger", 2620, "oid:oid tgrelid:oid tgparentid:oid tgname tgfoid:oid tgtype:int2 tgenabled tgisinternal:bool \
        tgconstrrelid:oid tgconstrindid:oid tgconstraint:oid tgdeferrable:bool tginitdeferred:bool tgnargs:int2 \
        tgattr:int2[] tgargs tgqual tgoldtable tgnewtable"),
    layout("pg_ts_config", 3602, "oid:oid cfgname cfgnamespace:oid cfgowner:oid cfgparser:oid"),
    layout("pg_ts_dict", 3600, "oid:oid dictname dictnamespace:oid dictowner:oid dicttemplate:oid dictinitoption"),
    layout("pg_ts_parser", 3601, "oid:oid prsname prsnamespace:oid prsstart:oid prstoken:oid prsend:oid prsheadline:oid prslextype:oid"),
    layout("pg_ts_template", 3764, "oid:oid tmplname tmplnamespace:oid tmplinit:oid tmpllexize:oid"),
    layout("pg_type", 1247, "oid:oid typname typnamespace:oid typowner:oid typlen:int2 typbyval:bool typtype typcategory \
        typispreferred:bool typisdefined:bool typdelim typrelid:oid typsubscript:oid typelem:oid typarray:oid typinput:oid \
        typoutput:oid typreceive:oid typsend:oid typmodin:oid typmodout:oid typanalyze:oid typalign typstorage \
        typnotnull:bool typbasetype:oid typtypmod:int4 typndims:int4 typcollation:oid typdefaultbin typdefault \
        typacl:text[]"),
    layout("pg_user", 0, "usename usesysid:oid usecreatedb:bool usesuper:bool userepl:bool usebypassrls:bool passwd valuntil \
        useconfig:text[]"),
    layout("pg_user_mapping", 1418, "oid:oid umuser:oid umserver:oid umoptions:text[]"),
    layout("pg_views", 0, "schemaname viewname viewowner definition"),
];
